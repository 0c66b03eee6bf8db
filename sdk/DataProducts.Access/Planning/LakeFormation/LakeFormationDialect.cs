using System.Globalization;
using System.Text;
using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>The PartiQL subset of data cells filters (Lake Formation developer guide, "PartiQL support in row filter expressions"): no
/// functions, no comparison of columns, no dates, and no ESCAPE.</summary>
internal sealed class LakeFormationDialect() : RowDialect(RowCapabilities.LakeFormation)
{
    public static LakeFormationDialect Instance { get; } = new();

    protected override char? PatternEscape => null;

    protected override void AppendLong(StringBuilder to, long value) => to.Append(CultureInfo.InvariantCulture, $"{value}");

    protected override void AppendDecimal(StringBuilder to, string digits) => to.Append(digits);
}
