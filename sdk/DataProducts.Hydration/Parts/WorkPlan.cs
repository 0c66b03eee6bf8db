using System.Text.Json.Serialization;

namespace DataProducts.Hydration;

/// <summary>How one batch is divided among workers: all that they must know, and nothing that changes when it is planned again.</summary>
/// <param name="Version">The form's version.</param>
/// <param name="Product">The product.</param>
/// <param name="Port">The port.</param>
/// <param name="Contract">The contract's version.</param>
/// <param name="Batch">The batch's id, the same as of a single run.</param>
/// <param name="RowsPerPart">How many rows a part has at most.</param>
/// <param name="Sources">The source's parts as a single run reads them, in order.</param>
/// <param name="Cursor">How far the source is taken with the batch, as <see cref="CursorText"/>; null if that does not move.</param>
/// <param name="Heads">The newest batch of each table when this was planned, in the order of the jurisdictions; null of none.</param>
internal sealed record WorkPlan(
    int Version, string Product, string Port, string Contract, string Batch, int RowsPerPart, IReadOnlyList<WorkSource> Sources, string? Cursor,
    IReadOnlyList<string?> Heads)
{
    public const int ThisVersion = 1;
    public const int MostParts = 100_000;

    /// <summary>Gets a value indicating whether the numbers can be those of a plan.</summary>
    [JsonIgnore]
    public bool IsSound =>
        Version == ThisVersion && RowsPerPart > 0 && Batch.Length == 64 && Batch.All(char.IsAsciiHexDigitLower)
        && Sources.All(source => source.Rows >= 0 && source.Bytes >= 0 && source.Sha256.Length == 64 && source.Sha256.All(char.IsAsciiHexDigitLower))
        && Sources.Sum(source => decimal.Ceiling((decimal)source.Rows / RowsPerPart)) <= MostParts;

    /// <summary>Gives the parts in order: a source's rows, so many at a time.</summary>
    public IReadOnlyList<WorkPart> Divide()
    {
        var parts = new List<WorkPart>();
        var before = 0L;
        foreach (var source in Sources)
        {
            for (var skip = 0L; skip < source.Rows; skip += RowsPerPart)
            {
                parts.Add(new(parts.Count, source, skip, Math.Min(RowsPerPart, source.Rows - skip), before + skip));
            }

            before += source.Rows;
        }

        return parts;
    }
}

/// <summary>One part of the source.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sha256">What its content is, in lower-case hex.</param>
/// <param name="Bytes">How many bytes that has.</param>
/// <param name="Rows">How many rows.</param>
internal sealed record WorkSource(string Name, string Sha256, long Bytes, long Rows)
{
    [JsonIgnore]
    public ContentDigest Digest => new(Convert.FromHexString(Sha256), Bytes);
}

/// <summary>What one worker does.</summary>
/// <param name="Number">The part's number, from 0.</param>
/// <param name="Source">Of what.</param>
/// <param name="Skip">How many of its rows come before.</param>
/// <param name="Rows">How many rows it takes.</param>
/// <param name="Before">How many rows of the batch come before, over all sources.</param>
internal sealed record WorkPart(int Number, WorkSource Source, long Skip, long Rows, long Before);
