using System.Globalization;

namespace DataProducts.Hydration;

/// <summary>The facts that a run gives to the service levels of its port.</summary>
internal static class ServiceLevelFacts
{
    /// <summary>A sign of life: the source was read and found to be in the lake, whether or not it brought anything new.</summary>
    public static SliFact Freshness(PortSchema schema, string batch, DateTimeOffset now)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{batch}:{now.UtcDateTime:O}");
        return new(MajorOf(schema), schema.Port, "freshness", key, now, Good: 1, Total: 1);
    }

    /// <summary>
    /// For each column: of the rows that were written, and of those kept out because of the column, how many have a value.
    /// </summary>
    public static IReadOnlyList<SliFact> Completeness(
        PortSchema schema,
        string batch,
        DateTimeOffset now,
        long written,
        IReadOnlyList<long> present,
        IReadOnlyDictionary<string, long> keptOut)
    {
        var facts = new List<SliFact>(schema.Columns.Count);
        for (var i = 0; i < schema.Columns.Count; i++)
        {
            var name = schema.Columns[i].Name;
            var total = written + keptOut.GetValueOrDefault(name);
            facts.Add(new(MajorOf(schema), schema.Port, $"completeness:{name}", batch, now, present[i], total));
        }

        return facts;
    }

    private static string MajorOf(PortSchema schema) => ProductReference.Of(schema.Product, schema.Version).ToString();
}
