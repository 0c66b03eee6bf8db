using System.Text.Json;

namespace DataProducts.Lake.Rest;

/// <summary>What a catalog answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body; of an error at most its first part.</param>
internal sealed record RestReply(int Status, ReadOnlyMemory<byte> Body)
{
    private const int LongestType = 64;

    /// <summary>Gets the tag of this version of the metadata, or null.</summary>
    public string? ETag { get; init; }

    /// <summary>Gets how long the server asks to be left alone, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets whether an earlier attempt may have been carried out, so that a refusal of this one proves nothing.</summary>
    public bool AfterUnknown { get; init; }

    /// <summary>Gets the type of the error as the server has it, if it is a plain word.</summary>
    public string? ErrorType => Error is { } error && error.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
        && type.GetString() is { Length: > 0 and <= LongestType } text && text.All(char.IsAsciiLetterOrDigit) ? text : null;

    /// <summary>Gets whether the body is an error as Iceberg's catalogs write it; a page of a gateway in between is none.</summary>
    public bool IsCatalogs => Error is not null;

    private JsonElement? Error
    {
        get
        {
            try
            {
                using var document = JsonDocument.Parse(Body);
                return document.RootElement.ValueKind == JsonValueKind.Object
                    && document.RootElement.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object ? error.Clone() : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
