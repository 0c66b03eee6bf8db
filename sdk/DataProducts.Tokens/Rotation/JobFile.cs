using System.Globalization;
using System.Text.Json;
using DataProducts.Files;

namespace DataProducts.Tokens;

/// <summary>A re-tokenisation's state on disk, <c>job.json</c>: replaced as a whole, and durable before the next page is begun.</summary>
internal static class JobFile
{
    private const int Format = 1;
    private const int MaximumSize = 1 << 16;
    private const int MaximumCursor = 512;

    public static string PathIn(string folder) => Path.Combine(folder, "job.json");

    /// <summary>Reads the state; null if the job has not begun.</summary>
    /// <exception cref="DataProductException">It is damaged, or of another space (<c>DP1454</c>).</exception>
    public static JobState? Read(string folder, TokenSpaceId space)
    {
        var path = PathIn(folder);
        if (!File.Exists(path))
        {
            return null;
        }

        if (new FileInfo(path).Length > MaximumSize)
        {
            throw RotationErrors.JobDamaged(path, "it is too long");
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(json.RootElement, path, space);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException or KeyNotFoundException
            or OverflowException or ArgumentException)
        {
            throw RotationErrors.JobDamaged(path, "it is not of this form");
        }
    }

    public static void Write(string folder, JobState state)
    {
        var path = PathIn(folder);
        var aside = path + ".tmp";
        File.Delete(aside);
        using (var stream = new FileStream(aside, PrivateFolder.NewFile()))
        {
            Write(stream, state);
            stream.Flush(flushToDisk: true);
        }

        File.Move(aside, path, overwrite: true);
        DurableName.TryFlushFolder(folder);
    }

    private static JobState Read(JsonElement json, string path, TokenSpaceId space)
    {
        var format = json.GetProperty("format").GetInt32();
        if (format > Format)
        {
            throw StoreErrors.Newer("re-tokenisation", path, format, Format);
        }

        if (format != Format || !json.GetProperty("space").ValueEquals(space.ToString()))
        {
            throw RotationErrors.JobDamaged(path, $"it is not a re-tokenisation of {space}");
        }

        var targets = new Dictionary<TokenClass, int>();
        foreach (var target in json.GetProperty("targets").EnumerateObject())
        {
            var value = byte.Parse(target.Name, NumberStyles.None, CultureInfo.InvariantCulture);
            targets.Add(TokenClass.IsValid(value) ? TokenClass.Of(value) : throw new FormatException(), target.Value.GetByte());
        }

        var cursor = json.GetProperty("cursor").GetString();
        return new JobState(space, targets)
        {
            Cursor = cursor is null or { Length: <= MaximumCursor } ? new VaultCursor(cursor) : throw new FormatException(),
            PairBytes = Count(json, "pairBytes"),
            Scanned = Count(json, "scanned"),
            Replaced = Count(json, "replaced"),
            Gone = Count(json, "gone"),
            IsDone = json.GetProperty("done").GetBoolean(),
        };
    }

    private static long Count(JsonElement json, string name) =>
        json.GetProperty(name).GetInt64() is >= 0 and var count ? count : throw new FormatException();

    private static void Write(Stream stream, JobState state)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        json.WriteString("space", state.Space.ToString());
        json.WriteStartObject("targets");
        foreach (var (tokenClass, version) in state.Targets.OrderBy(target => target.Key.Value))
        {
            json.WriteNumber(tokenClass.Value.ToString(CultureInfo.InvariantCulture), version);
        }

        json.WriteEndObject();
        json.WriteString("cursor", state.Cursor.Text);
        json.WriteNumber("pairBytes", state.PairBytes);
        json.WriteNumber("scanned", state.Scanned);
        json.WriteNumber("replaced", state.Replaced);
        json.WriteNumber("gone", state.Gone);
        json.WriteBoolean("done", state.IsDone);
        json.WriteEndObject();
    }
}
