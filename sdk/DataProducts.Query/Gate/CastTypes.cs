using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace DataProducts.Query.Gate;

/// <summary>The types that a statement may cast to: plain ones, none that a name in the catalog could stand behind.</summary>
internal static class CastTypes
{
    private static readonly FrozenSet<string> Types = FrozenSet.Create(
        StringComparer.Ordinal,
        "BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT", "FLOAT",
        "DOUBLE", "DECIMAL", "VARCHAR", "BLOB", "UUID", "DATE", "TIME", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS",
        "TIMESTAMP WITH TIME ZONE", "INTERVAL");

    private static readonly Check Decimal = Checks.Record(
        ("type", Checks.OneOf("This type", "DECIMAL_TYPE_INFO")),
        ("alias", Checks.Absent("A type with a name")),
        ("extension_info", Checks.Absent("An extension's type")),
        ("width", Checks.Index),
        ("scale", Checks.Index));

    public static void Check(GateContext gate, JsonNode? value, CteScope scope) => Check(gate, value, Types);

    public static void Check(GateContext gate, JsonNode? value, FrozenSet<string> allowed)
    {
        var type = Checks.Object(gate, value);
        gate.Enter(type);
        var id = Checks.Text(gate, type["id"]);
        if (type.Count != 2 || !type.TryGetPropertyValue("type_info", out var info) || !allowed.Contains(id))
        {
            throw new QueryRefusedException(QueryErrors.CastType, "A cast goes to a plain type only: a number, text, date, time, UUID or bytes", gate.Position);
        }

        if (info is null)
        {
            return;
        }

        if (id != "DECIMAL")
        {
            throw gate.Refuse("A type with more than a name");
        }

        Decimal(gate, info, CteScope.Empty);
    }
}
