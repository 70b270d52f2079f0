//! Promise: the figures of the field's own papers that follow from `facts.csv` come out of `table`,
//! to the decimals that were published. The sources are those of `shared/domain.md`, section 1.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]
#![expect(clippy::disallowed_methods, reason = "a test makes its own files")]

use giaoban::{
    cli::{self, Output, Request},
    store::{project_text, sample},
};
use serde_json::Value;

/// All that `table` says of an indicator at a period.
struct Table {
    rows: Vec<Value>,
}

impl Table {
    fn of(indicator: &str, period: &str, more: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s.ron");
        std::fs::write(&path, project_text(&sample())).unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut output = Output { out: &mut out, err: &mut err };
        let mut words = vec!["table", path.to_str().unwrap(), "--indicator", indicator];
        words.extend(["--period", period, "--format", "json", "--with", "plan,time,rank,share"]);
        words.extend(more);
        let request = cli::run(words.iter().map(Into::into), &mut output);
        assert!(matches!(request, Request::Done(0)), "{}", String::from_utf8(err).unwrap());
        Self { rows: serde_json::from_slice(&out).unwrap() }
    }

    /// What stands at a path of keys in the row of an area.
    fn at(&self, area: &str, path: &str) -> &Value {
        let row = self.rows.iter().find(|row| row["area"] == area).unwrap();
        path.split('.').fold(row, |value, key| &value[key])
    }

    fn number(&self, area: &str, path: &str) -> f64 {
        self.at(area, path).as_f64().unwrap_or_else(|| panic!("{area} {path}"))
    }
}

/// A value at the decimals it was published with.
fn published(value: f64, decimals: u8) -> f64 {
    giaoban::text::number::rounded(value, decimals)
}

#[test]
fn every_published_figure_comes_out_as_it_was_published() {
    // indicator, period, area, measure, path, decimals, value
    let of = |indicator, period, area, path, decimals, value| {
        (indicator, period, area, "actual", path, decimals, value)
    };
    let planned = |indicator, period, area, path, decimals, value| {
        (indicator, period, area, "plan", path, decimals, value)
    };
    for (indicator, period, area, measure, path, decimals, expected) in [
        // QĐ 948/QĐ-UBND, 28-4-2011: both sums of districts equal the province exactly.
        of("ho_ngheo", "2011-04", "ninh-thuan", "computed", 0, 21_343.0),
        of("ho_can_ngheo", "2011-04", "ninh-thuan", "computed", 0, 14_013.0),
        of("ty_le_ho_ngheo", "2011-04", "ninh-thuan", "value", 2, 15.48),
        of("ty_le_ho_ngheo", "2011-04", "bac-ai", "value", 2, 66.72),
        of("nhan_khau_ngheo", "2011-04", "ninh-thuan", "value", 0, 87_905.0),
        // QĐ 1884/QĐ-UBND, 26-11-2019: 11.925 of 176.822 and 14.176 of 176.822.
        of("ho_ngheo", "2019", "ninh-thuan", "computed", 0, 11_925.0),
        of("ty_le_ho_ngheo", "2019", "ninh-thuan", "computed", 3, 6.744),
        of("ty_le_ho_ngheo", "2019", "ninh-thuan", "stated", 2, 6.74),
        of("ty_le_can_ngheo", "2019", "ninh-thuan", "computed", 3, 8.017),
        // "giảm 1,6%" is points, and follows: 8,34 - 6,744 = 1,60; 9,17 - 8,017 = 1,15.
        of("giam_ty_le", "2019", "ninh-thuan", "computed", 2, 1.60),
        of("giam_ty_le_can_ngheo", "2019", "ninh-thuan", "computed", 2, 1.15),
        of("ty_le_ho_ngheo", "2019", "ninh-thuan", "since_last_year.absolute", 2, -1.60),
        // Shares of the province's poor in 2019.
        of("ho_ngheo", "2019", "ninh-son", "percent_of_whole", 1, 22.1),
        of("ho_ngheo", "2019", "bac-ai", "percent_of_whole", 1, 21.8),
        of("ho_ngheo", "2019", "thuan-bac", "percent_of_whole", 1, 20.6),
        of("ho_ngheo", "2019", "ninh-phuoc", "percent_of_whole", 1, 12.0),
        of("ho_ngheo", "2019", "thuan-nam", "percent_of_whole", 1, 10.1),
        of("ho_ngheo", "2019", "phan-rang-thap-cham", "percent_of_whole", 1, 8.5),
        of("ho_ngheo", "2019", "ninh-hai", "percent_of_whole", 1, 4.9),
        // By count Ninh Sơn comes last of seven, though Bác Ái's rate is the highest.
        of("ho_ngheo", "2019", "ninh-son", "rank.rank", 0, 7.0),
        // The meeting of 16-8-2018: 10,36 and 27,1 against 8,86 and 23.
        of("ty_le_ho_ngheo", "2017", "ninh-thuan", "value", 2, 10.36),
        of("ty_le_ho_ngheo", "2017", "mien-nui", "value", 1, 27.1),
        planned("ty_le_ho_ngheo", "2018", "ninh-thuan", "value", 2, 8.86),
        planned("ty_le_ho_ngheo", "2018", "mien-nui", "value", 0, 23.0),
        planned("giam_ty_le", "2018", "ninh-thuan", "computed", 2, 1.50),
        planned("giam_ty_le", "2018", "mien-nui", "computed", 1, 4.1),
        // The end of 2018: 8,34 by two sources; 2,02 of 1,50 points.
        of("ty_le_ho_ngheo", "2018", "ninh-thuan", "value", 2, 8.34),
        of("giam_ty_le", "2018", "ninh-thuan", "computed", 2, 2.02),
        of("giam_ty_le", "2018", "ninh-thuan", "stated", 2, 2.02),
        of("ty_le_ho_ngheo", "2018", "ninh-thuan", "percent_of_plan", 1, 134.7),
        of("ty_le_ho_ngheo", "2018", "ninh-thuan", "plan.gap", 2, -0.52),
        // Bác Ái: 2.972 of 7.372; 371 fewer a year later.
        of("ty_le_ho_ngheo", "2018", "bac-ai", "value", 2, 40.31),
        of("ho_ngheo", "2019", "bac-ai", "since_last_year.absolute", 0, -371.0),
        // Ninh Sơn: 16,25 planned is 3,51 points below 19,76.
        of("ty_le_ho_ngheo", "2017", "ninh-son", "value", 2, 19.76),
        planned("giam_ty_le", "2018", "ninh-son", "computed", 2, 3.51),
        planned("giam_ty_le", "2018", "ninh-son", "stated", 2, 3.51),
        // Ninh Phước 2019: 1.434 of about 38.860.
        of("ty_le_ho_ngheo", "2019", "ninh-phuoc", "computed", 2, 3.69),
        // New rural: 650 criteria over 47 communes are 13,83; 117 over 7 are 16,7.
        planned("tc_bq_xa", "2018", "ninh-thuan", "computed", 2, 13.83),
        of("tc_bq_xa", "2021-01", "ninh-son", "computed", 1, 16.7),
        of("tong_tieu_chi", "2021-01", "ninh-son", "computed", 0, 117.0),
        of("so_xa", "2018", "ninh-thuan", "computed", 0, 47.0),
        // Plan KH 2737: four communes, at least two.
        planned("xa_ntm_nam", "2018", "ninh-thuan", "value", 0, 4.0),
        planned("xa_ntm_nam", "2018", "ninh-thuan", "floor", 0, 2.0),
        planned("tl_gn", "2018", "ninh-thuan", "value", 0, 100.0),
        // KH 2348: 824.236 = 411.108 + 413.128.
        of("von_da_phan_bo", "2011-2015", "ninh-thuan", "value", 0, 824_236.0),
        // Work of 2018: 107,52% and 108,27% of plan, from plans that are derived from these.
        of("viec_lam_moi", "2018", "ninh-thuan", "percent_of_plan", 1, 107.5),
        of("tuyen_moi_dao_tao_nghe", "2018", "ninh-thuan", "percent_of_plan", 2, 108.27),
        // Ninh Sơn's budget: 70.000 of 58.900.
        of("thu_ngan_sach", "2019", "ninh-son", "percent_of_plan", 1, 118.8),
        // Villages out of program 135: 3 + 2 + 6.
        of("thon_135_ht", "2019-05", "ninh-thuan", "stated", 0, 11.0),
        of("xa_kv_dtts", "2021-2025", "ninh-thuan", "stated", 0, 28.0),
    ] {
        let place = ["--areas", "province,units,groups", "--measure", measure];
        let table = Table::of(indicator, period, &place);
        let value = table.number(area, path);
        let said = format!("{indicator} {area} {period} {measure} {path}: {value}");
        assert!((published(value, decimals) - expected).abs() < 1e-9, "{said}");
    }
}

/// The plain mean of the seven rates of 2011 is 23,19: nowhere may it come out.
#[test]
fn no_mean_of_rates_comes_out_anywhere() {
    let table = Table::of("ty_le_ho_ngheo", "2011-04", &[]);
    let districts = table.rows.iter().filter(|row| row["area"] != "ninh-thuan");
    let rates: Vec<f64> = districts.map(|row| row["value"].as_f64().unwrap()).collect();
    let mean = rates.iter().sum::<f64>() / rates.len() as f64;
    assert_eq!((rates.len(), published(mean, 2)), (7, 23.19));
    let row = table.rows.iter().find(|row| row["area"] == "ninh-thuan").unwrap();
    let numbers: Vec<f64> = ["value", "stated", "computed", "partial"]
        .iter()
        .filter_map(|key| row[*key].as_f64())
        .collect();
    assert!(numbers.iter().all(|number| (number - mean).abs() > 1.0), "{numbers:?}");
}

/// Of a group of which only the number of members is known nothing is computed, and Bác Ái's rate
/// never stands as the province's.
#[test]
fn what_the_data_cannot_carry_is_not_said() {
    let table = Table::of("ty_le_ho_ngheo", "2018", &["--areas", "province,groups"]);
    assert_eq!(table.at("mien-nui", "computed"), &Value::Null);
    assert_eq!(table.at("ninh-thuan", "computed"), &Value::Null);
    assert_eq!(table.at("ninh-thuan", "reported"), 1);
    // Not in a year when its list did not hold either.
    let table = Table::of("ho_ngheo", "2018", &["--areas", "kv3-2021"]);
    assert_eq!(table.at("kv3-2021", "value"), &Value::Null);
    // Across the change of standard there is no comparison.
    let table = Table::of("ho_ngheo", "2019", &["--areas", "ninh-hai"]);
    assert!(table.at("ninh-hai", "since_last_year.refused").is_string());
}
