using DataProducts.Query;

namespace DataProducts;

/// <summary>The errors of derived products, <c>DP1120</c> to <c>DP1122</c>.</summary>
internal static class DerivedErrors
{
    public static DataProductException PersonalColumns(PortSchema schema) => new(
        "DP1120",
        $"The record of {schema.Product}.{schema.Port} has [Pii] columns. A derived product cannot hold personal data yet; leave them out.");

    public static DataProductException Tokens(PortSchema schema, string column) => new(
        "DP1120",
        $"The SQL of {schema.Product}.{schema.Port} gives tokens in column '{column}'. A derived product cannot hold personal data yet; "
        + "count or join by tokens, but do not select them.");

    public static DataProductException NotDerived(string product) => new(
        "DP1121", $"{product} is derived from nothing, so no SQL can hydrate it; write [DerivedFrom(\"domain.product\")] on its record.");

    public static DataProductException NoSource(string product) => new(
        "DP1121", $"The SQL of {product} reads no product, so its rows would belong to nobody; read one of its [DerivedFrom].");

    public static DataProductException ForeignSource(string product, string table) => new(
        "DP1121", $"The SQL of {product} reads {table}, whose product its record does not name; write it in [DerivedFrom], or leave it out.");

    public static DataProductException Denied(string product, DeniedTable table, string purpose)
    {
        var reasons = string.Join("; ", table.Reasons.Select(reason => $"{reason.Policy}: {reason.Reason}"));
        return new("DP1122", $"{product} may read no row of {table.Name} for {purpose}: {reasons}. Nothing was committed.");
    }
}
