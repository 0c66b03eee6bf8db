using System.Text;

namespace DataProducts.Lake.Avro;

/// <summary>A decoded container file: what its header says, and its records.</summary>
internal sealed class AvroFile(AvroType schema, IReadOnlyDictionary<string, byte[]> header, IReadOnlyList<AvroRecord> records)
{
    /// <summary>Gets the records' schema.</summary>
    public AvroType Schema { get; } = schema;

    public IReadOnlyList<AvroRecord> Records { get; } = records;

    /// <summary>Gives a header value as text, or null.</summary>
    public string? Header(string key) => header.TryGetValue(key, out var value) ? Encoding.UTF8.GetString(value) : null;
}
