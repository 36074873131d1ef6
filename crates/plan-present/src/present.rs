//! What a screen says, as plain values: decided here, laid out by the shell.
//!
//! A sheet holds everything that its chart, table, sentence and export show, so they can't disagree.

mod brief;
mod clause_subject;
mod departments;
mod district;
mod exactness;
mod indicator;
mod ladder;
mod map;
mod matters;
mod method;
mod missing;
mod overview;
mod questions;
mod record_names;
mod request;
mod scene;
mod search;
mod share;
mod table;
mod target;
mod targets;
mod task;
mod tasks;
mod text;
mod wording;
mod written;

pub use plan_model::table::{About, Cell, Table};

pub use brief::{BriefColumns, BriefGroup, BriefRow, BriefSheet, Footnote, brief};
pub use clause_subject::clause_subject;
pub use departments::{
    DepartmentGroup, DepartmentLine, DepartmentSheet, DepartmentTarget, DepartmentsSheet, RoleChoice,
    department, departments, no_departments, shade, shades,
};
pub use district::{
    DistrictSheet, DistrictsSheet, GoalRow, GoalTable, Heading, Nowhere, PlaceRow, PlanRow, PromiseGroup,
    PromiseRow, district, districts, goal_table, goals, place_count, places,
};
pub use exactness::Exactness;
pub use indicator::{
    ComparedRow, ComparisonSheet, FieldRow, IndicatorRecord, IndicatorRow, IndicatorSheet, PanelAxes,
    PanelsSheet, SideBySide, TopicCell, TopicClause, TopicClauses, TopicPlan, TopicRow, TopicSheet,
    TopicTarget, TopicTask, TopicsSheet, ValuePanel, class_panels, comparison, difference, field, indicator,
    indicators, record_panels, side_by_side, topic, topic_clauses, topics, topics_with_clauses,
};
pub use ladder::{Ladder, Rung, ladder, unissued};
pub use map::{
    Area, CityMap, Class, Fill, LangMapTexts, MapSheet, MapTexts, PlaceMap, PlaceMark, Showing, Side,
    city_map, inset_note, map, naming_clauses, place_map, target_lines, targets_at,
};
pub use matters::{MatterLink, MatterPlan, MatterRow, MattersSheet, matter_links, matters};
pub use method::{
    CoverageRow, CoverageSheet, Definition, Explanation, GlossaryPart, MethodSheet, RuleRow, Term,
    about_data, changes_of, coverage, glossary, method,
};
pub use missing::{
    ChangedPromise, MissingDepartment, MissingDistrict, MissingSheet, ReleaseGain, missing, release_gains,
};
pub use overview::{
    Band, CalendarSheet, DeadlineGroup, DeadlineRow, DistrictRow, DistrictYear, DomainCell, DomainRow, Due,
    DueRow, Entries, Entry, LATELY_DAYS, Leads, Overview, StateRow, TileMark, WallBand, WallCard, WallChoice,
    WallColumn, WallKey, WallRow, WallSheet, WallTile, Year, calendar, deadline_finding, entries, judged_on,
    mark_said, no_calendar, overview, replay_day, wall, wall_card, wall_choice, wall_table,
};
pub use questions::{
    AnswerRow, QuestionRule, QuestionShare, QuestionSheet, answers_said, question_rules, questions,
    questions_table, target_answers,
};
pub use record_names::{department_name, district_name, indicator_name};
pub use request::{Ask, Letter, PublishedBefore, RequestSheet, ask, has_requests, requests};
pub use scene::{
    MOST_SCENE_DEPARTMENTS, SceneAnswers, SceneArea, SceneClause, SceneData, SceneDepartment, SceneGoal,
    ScenePlace, SceneSheet, SceneSubject, SceneTopic, SceneValue, scene,
};
pub use search::{FoundGroup, FoundRow, SearchSheet, found_kind, more_found, search};
pub use share::{ShareGoal, ShareWords, share_deadlines, share_goal, share_panels, share_stem, share_wall};
pub use target::{
    ConflictRow, DepartmentRow, GoalPicture, GoalPoint, GoalSheet, InputRow, ObservationRow, PointKind, Role,
    SimilarValue, TargetSheet, cause_of, goal, reason, reason_words, target, unusable,
};
pub use targets::{
    Bullet, BulletLine, Chip, Choice, FacetGroup, FacetSheet, ListPart, Spark, StatesSheet, TargetLine,
    TargetRow, TargetsSheet, about, chosen_table, facet_name, file_stem, states, target_row, targets,
    targets_table,
};
pub use task::{BaselineLine, TaskSheet, task, task_places, task_text};
pub use tasks::{Chapter, PlanTree, TaskDepartment, TaskLine, TasksSheet, task_count, tasks};
pub use text::{
    DoubtGroup, DoubtKind, DoubtsSheet, Fact, Line, Mark, NoteRow, Passage, Run, SignpostRow, Signposts,
    SourceSheet, TextPart, TextSheet, doubts, hits_found, notes, passage, passage_place, plan_text, report,
    signposts, source, source_title, text_part,
};
pub use wording::{asked, count_of, deadline, release_source};

use clause_subject::subject_in_district;
use table::counted;
use wording::{by_state, caveat, dated, state_name};
