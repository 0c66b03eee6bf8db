using System.Text.Json;

namespace DataProducts;

/// <summary>One decision about one jurisdiction: ids, names of rules, hashes and counts, never a value of a row, never SQL literals,
/// never a person's name.</summary>
public sealed record AuditRecord
{
    /// <summary>Gets the form of the record; raised when a member is added.</summary>
    public const int FormatVersion = 3;

    /// <summary>Gets when, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Gets what happened.</summary>
    public required AuditEvent Event { get; init; }

    /// <summary>Gets the jurisdiction that the record concerns.</summary>
    public required Jurisdiction Jurisdiction { get; init; }

    /// <summary>Gets the domain, which with the jurisdiction names the log.</summary>
    public required string Domain { get; init; }

    /// <summary>Gets the product.</summary>
    public required string Product { get; init; }

    /// <summary>Gets the version of the product's contract that the record concerns; null where it concerns none, and in records of format
    /// 1, which did not tell it.</summary>
    public string? Version { get; init; }

    /// <summary>Gets what joins the records of one request.</summary>
    public required Guid Request { get; init; }

    /// <summary>Gets who asked, as an opaque id whose mapping can be erased; the product's id where no person asked.</summary>
    public required string Principal { get; init; }

    /// <summary>Gets the purpose's id, or null if none was given.</summary>
    public string? Purpose { get; init; }

    /// <summary>Gets the Cedar actions decided upon, for example <c>readRow</c>.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>Gets a value indicating whether it was allowed, wholly or for some rows.</summary>
    public required bool Allowed { get; init; }

    /// <summary>Gets the ids of the policies that decided.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>Gets the cells and overrides of the transfer matrix that spoke about the request, whatever they allowed, for example
    /// <c>EU/US</c> and <c>in.payment</c>; empty where none could, and in records before format 3, which did not tell them.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [];

    /// <summary>Gets the version of the transfer matrix that <see cref="Cells"/> are of; null where there are none.</summary>
    public string? Matrix { get; init; }

    /// <summary>Gets the SHA-256 of the policy set, in lower-case hex.</summary>
    public required string PolicySet { get; init; }

    /// <summary>Gets the SHA-256 of what was asked: the query without its literals, or the batch's id; lower-case hex.</summary>
    public required string Subject { get; init; }

    /// <summary>Gets how many rows or tokens were asked for, where that is known before the answer.</summary>
    public long Count { get; init; }

    /// <summary>Gives the record's canonical bytes, the leaf of the Merkle tree: JSON with sorted member names and no white space (RFC
    /// 8785).</summary>
    /// <returns>UTF-8 bytes.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="Count"/> is negative or above 2^53 - 1.</exception>
    /// <exception cref="System.Text.EncoderFallbackException">A text has half a surrogate pair.</exception>
    public byte[] ToCanonicalBytes()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Count, CanonicalJson.MaximumInteger);
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, CanonicalJson.WriterOptions))
        {
            json.WriteStartObject();
            WriteArray(json, "actions", Actions);
            json.WriteBoolean("allowed", Allowed);
            WriteArray(json, "cells", Cells);
            json.WriteNumber("count", Count);
            WriteText(json, "domain", Domain);
            json.WriteString("event", Event.ToString());
            json.WriteNumber("format", FormatVersion);
            json.WriteString("jurisdiction", Jurisdiction.Code);
            WriteText(json, "matrix", Matrix);
            WriteArray(json, "policies", Policies);
            WriteText(json, "policySet", PolicySet);
            WriteText(json, "principal", Principal);
            WriteText(json, "product", Product);
            WriteText(json, "purpose", Purpose);
            json.WriteString("request", Request);
            WriteText(json, "subject", Subject);
            json.WriteString("time", Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture));
            WriteText(json, "version", Version);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        json.WritePropertyName(name);
        CanonicalJson.WriteText(json, value);
    }

    private static void WriteArray(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            CanonicalJson.WriteText(json, value);
        }

        json.WriteEndArray();
    }
}
