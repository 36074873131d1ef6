use plan_core::*;
use std::time::Instant;
#[test]
fn t(){
 let mut files=check::Files::new();
 fn c(p:&std::path::Path,pre:&str,f:&mut check::Files){for e in std::fs::read_dir(p).unwrap(){let e=e.unwrap();let n=format!("{pre}{}",e.file_name().to_string_lossy());if e.path().is_dir(){c(&e.path(),&format!("{n}/"),f)}else{f.insert(n,std::fs::read(e.path()).unwrap());}}}
 c(std::path::Path::new("../../data"),"",&mut files);
 let t=Instant::now(); let n=check::folder(&files).len(); eprintln!("folder {:?} {n}",t.elapsed());
 let t=Instant::now(); for b in files.values(){wire::sha256(b);} eprintln!("sha {:?}",t.elapsed());
 let t=Instant::now(); for (p,b) in &files{ if p.ends_with("json"){let _:serde_json::Value=serde_json::from_slice(b).unwrap();}} eprintln!("json {:?}",t.elapsed());
 let t=Instant::now(); let g=geo::read(std::str::from_utf8(&files["geo/districts.topo.json"]).unwrap()).unwrap(); eprintln!("geo {:?} {}",t.elapsed(),g.len());
 let ex: wire::ExclusionsFile=wire::parse(&files["exclusions.json"]).unwrap();
 for id in ["yangpu","changning","jinshan","fengxian","xuhui"]{
 let p:plan::Plan=wire::parse(&files[&format!("plans/{id}.json")]).unwrap(); let s=std::str::from_utf8(&files[&p.source.file]).unwrap();
 let t=Instant::now(); check::accounting("x",&p,s,&ex.exclusions); eprintln!("accounting {:?}",t.elapsed());
 let t=Instant::now(); check::against_source("x",&p,s); eprintln!("source {:?}",t.elapsed());
 let t=Instant::now(); let mut q=p.clone(); rebuild::spans(&mut q,s); eprintln!("spans {:?}",t.elapsed());
 }
}
