//! The responsible departments, all of them and one.

mod department;
mod sheet;

pub use department::{DepartmentSheet, DepartmentTarget, department};
pub use sheet::{
    DepartmentGroup, DepartmentLine, DepartmentsSheet, RoleChoice, departments, no_departments, shade, shades,
};

pub(super) use sheet::{department_lines, unnamed};
