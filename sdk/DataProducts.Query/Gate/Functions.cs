using System.Collections.Frozen;

namespace DataProducts.Query.Gate;

/// <summary>
/// The functions that a statement may call: pure, answering a plain value from plain values, or a part of a nested one. Left out on
/// purpose: whatever reads a file, a setting, the catalog, a sequence or the session; what sleeps, logs or fails at will; what makes a
/// long value from a short call (<c>repeat</c>, <c>lpad</c>, <c>range</c>); and whatever makes lists, structures or maps.
/// </summary>
internal static class Functions
{
    /// <summary>Operators, as the engine names them.</summary>
    public static FrozenSet<string> Operators { get; } = Set("+ - * / // % ** ^ || & | << >> ~ ~~ !~~ ~~* !~~* ~~~ ^@");

    /// <summary>Functions of one row.</summary>
    public static FrozenSet<string> Scalars { get; } = Set(
        """
        abs add ceil ceiling cbrt divide even exp factorial floor gamma gcd greatest greatest_common_divisor isfinite isinf isnan lcm least
        least_common_multiple lgamma ln log log10 log2 mod multiply nextafter pi pow power radians degrees round sign signbit sqrt subtract
        trunc xor sin cos tan cot asin acos atan atan2 sinh cosh tanh asinh acosh atanh bit_count
        ascii base64 bit_length char_length character_length chr concat concat_ws contains damerau_levenshtein editdist3 ends_with
        from_base64 from_hex hamming hex ilike_escape instr jaccard jaro_similarity jaro_winkler_similarity lcase left length levenshtein
        like_escape lower ltrim md5 mismatches nfc_normalize not_ilike_escape not_like_escape nullif octet_length ord position prefix
        regexp_escape regexp_extract regexp_full_match regexp_matches regexp_replace replace reverse right rtrim sha1 sha256 split_part
        starts_with strip_accents strlen strpos substr substring suffix to_base64 to_hex translate trim ucase unhex unicode upper encode decode
        age century date_add date_diff date_part date_sub date_trunc datediff datepart datesub datetrunc day dayname dayofmonth dayofweek dayofyear
        decade epoch epoch_ms epoch_ns epoch_us era hour isodow isoyear julian last_day make_date make_time make_timestamp make_timestamp_ms
        make_timestamp_ns make_timestamptz microsecond millennium millisecond minute month monthname nanosecond now quarter second
        strftime strptime time_bucket timezone timezone_hour timezone_minute to_centuries to_days to_decades to_hours to_microseconds
        to_millennia to_milliseconds to_minutes to_months to_quarters to_seconds to_timestamp to_weeks to_years today try_strptime week
        weekday weekofyear year yearweek typeof
        array_contains array_extract array_has array_length array_position cardinality len list_contains list_element list_extract list_has
        list_position map_contains map_extract_value struct_extract
        """);

    /// <summary>Functions of many rows.</summary>
    public static FrozenSet<string> Aggregates { get; } = Set(
        """
        any_value approx_count_distinct approx_quantile arbitrary arg_max arg_max_null arg_min arg_min_null argmax argmin avg bit_and bit_or bit_xor
        bool_and bool_or corr count count_if count_star countif covar_pop covar_samp entropy favg first fsum group_concat kahan_sum kurtosis
        kurtosis_pop last listagg mad max max_by mean median min min_by mode product quantile quantile_cont quantile_disc regr_avgx regr_avgy
        regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy sem skewness stddev stddev_pop stddev_samp string_agg sum
        sumkahan var_pop var_samp variance
        """);

    /// <summary>Functions that exist only over a window.</summary>
    public static FrozenSet<string> Windows { get; } = Set(
        "row_number rank rank_dense dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value first last");

    private static FrozenSet<string> Set(string names) =>
        names.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
