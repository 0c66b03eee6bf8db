using System.Globalization;
using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>The PartiQL subset of data cells filters (Lake Formation developer guide, "PartiQL support in row filter expressions"): no
/// functions, no comparison of columns, no dates, and no ESCAPE.</summary>
internal sealed class LakeFormationDialect : PredicateDialect
{
    public static LakeFormationDialect Instance { get; } = new();

    public override string Name(string column) => $"\"{column}\"";

    public override string Text(string text) => $"'{Checked(text).Replace("'", "''", StringComparison.Ordinal)}'";

    public override string Like(CedarPattern pattern) => pattern.Parts.Any(part => part?.AsSpan().IndexOfAny("%_\\") >= 0)
        ? throw new UntranslatableException("LIKE", "A pattern holds %, _ or \\ as itself, and a filter expression has no way to escape it.")
        : $"LIKE {Text(Escape(pattern, '\\'))}";

    public override string CompareColumns(string left, string symbol, string right) =>
        throw new UntranslatableException("COLUMN-COMPARISON", $"It compares {left} with {right}; a filter expression compares only with constants.");

    protected override string Long(long value) => value.ToString(CultureInfo.InvariantCulture);

    protected override string Decimal(string digits) => digits;
}
