using System.Buffers;
using System.Text;

namespace DataProducts.Hydration.Tests;

/// <summary>Reads CSV the way the pipeline does, and shows what came.</summary>
internal static class ReadCsv
{
    public static readonly PortSchema Schema = new()
    {
        Product = "test.things",
        Domain = "test",
        Port = "things",
        Version = "1.0.0",
        Source = [new("id", false), new("name", false), new("note", true)],
        Columns = [],
        Key = [],
        Pii = [],
    };

    public static CsvSource Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static CsvSource Of(byte[] bytes, string name = "things.csv") =>
        CsvSource.Stream(name, _ => ValueTask.FromResult<Stream>(new MemoryStream(bytes)));

    /// <summary>Gives each record as <c>row: id|name|note</c>, or <c>row: rules</c>.</summary>
    public static Task<List<string>> RowsAsync(HydrationSource source, PortSchema? schema = null) => ReadSource.RowsAsync(source, schema ?? Schema);

    public static async Task<byte[]> RawAsync(HydrationSource source, int row)
    {
        var part = source.Parts[0];
        await using var reader = await part.OpenAsync(Schema, await part.DigestAsync(null, default), default);
        for (var i = 0; i < row; i++)
        {
            Assert.True(await reader.ReadAsync(default));
        }

        var raw = new ArrayBufferWriter<byte>();
        reader.WriteRaw(raw);
        return raw.WrittenSpan.ToArray();
    }

    public static async Task<DataProductException> FailureAsync(HydrationSource source) =>
        await Assert.ThrowsAsync<DataProductException>(() => RowsAsync(source));
}
