using System.Globalization;
using DataProducts.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Testing;

/// <summary>Turns the row of a case into the attributes that Cedar reads.</summary>
internal static class SampleRow
{
    private const int DecimalPlaces = 10_000;

    /// <summary>Gives all attributes of a port's rows but the jurisdiction: those given, and for the others nothing, or where a row must
    /// have one false, 0 or empty.</summary>
    /// <exception cref="DataProductException"><c>DP1282</c>: an attribute is unknown, or of another type.</exception>
    public static IReadOnlyDictionary<string, CedarValue> Of(ProductManifest product, PortManifest port, IReadOnlyDictionary<string, object?> given)
    {
        var known = RowEntityType.Of(product, port).Attributes.Where(one => one.Name != RowEntityType.JurisdictionAttribute).ToList();
        if (given.Keys.FirstOrDefault(name => known.TrueForAll(one => one.Name != name)) is { } unknown)
        {
            throw new DataProductException(
                "DP1282", $"Policies read no attribute '{unknown}' of a row of {port.Name}; they read {string.Join(", ", known.Select(one => one.Name))}.");
        }

        var row = new Dictionary<string, CedarValue>(StringComparer.Ordinal);
        foreach (var attribute in known)
        {
            var value = given.GetValueOrDefault(attribute.Name);
            if (value is not null)
            {
                row.Add(attribute.Name, ValueOf(attribute, value));
            }
            else if (!attribute.Nullable)
            {
                row.Add(attribute.Name, NothingOf(attribute));
            }
        }

        return row;
    }

    private static CedarValue ValueOf(RowAttribute attribute, object value) => (attribute.CedarType, value) switch
    {
        ("__cedar::Bool", bool truth) => CedarValue.Of(truth),
        ("__cedar::String", string text) => CedarValue.Of(text),
        ("__cedar::Long", long number) => CedarValue.Of(number),
        ("__cedar::Long", int number) => CedarValue.Of(number),
        ("__cedar::decimal", decimal number) when IsExact(number) => CedarValue.Decimal((long)(number * DecimalPlaces)),
        ("__cedar::decimal", int or long) => ValueOf(attribute, Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        ("__cedar::decimal", string text) when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && IsExact(number) =>
            CedarValue.Decimal((long)(number * DecimalPlaces)),
        _ => throw new DataProductException("DP1282", $"The attribute '{attribute.Name}' of a row is a {attribute.CedarType}; give a value of that type."),
    };

    // A decimal of Cedar has four digits after the point and fits 64 bits.
    private static bool IsExact(decimal number) =>
        Math.Abs(number) < long.MaxValue / (decimal)DecimalPlaces && decimal.Truncate(number * DecimalPlaces) == number * DecimalPlaces;

    private static CedarValue NothingOf(RowAttribute attribute) => attribute.CedarType switch
    {
        "__cedar::Bool" => CedarValue.Of(false),
        "__cedar::String" => CedarValue.Of(string.Empty),
        "__cedar::Long" => CedarValue.Of(0L),
        "__cedar::decimal" => CedarValue.Decimal(0),
        _ => throw new DataProductException("DP1282", $"The attribute '{attribute.Name}' of a row has the unknown type {attribute.CedarType}."),
    };
}
