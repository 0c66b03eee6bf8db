using System.Text.Json;

namespace DataProducts.Iceberg;

/// <summary>Names and writes the fields of a partition spec (Iceberg specification, Partition Specs and Appendix C).</summary>
internal static class PartitionFieldJson
{
    /// <summary>The first id of a partition field.</summary>
    public const int FirstId = 1000;

    /// <summary>Gives the name of a field, as Java Iceberg's builder of specs gives it.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="transform">The transform as the specification writes it, for example <c>truncate[4]</c>.</param>
    public static string NameOf(string column, string transform) => transform.Split('[')[0] switch
    {
        "identity" => column,
        "truncate" => $"{column}_trunc",
        var name => $"{column}_{name}",
    };

    public static void Write(Utf8JsonWriter json, int source, int id, string name, string transform)
    {
        json.WriteStartObject();
        json.WriteNumber("source-id", source);
        json.WriteNumber("field-id", id);
        json.WriteString("name", name);
        json.WriteString("transform", transform);
        json.WriteEndObject();
    }
}
