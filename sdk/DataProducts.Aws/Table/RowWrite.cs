using Amazon.DynamoDBv2.Model;

namespace DataProducts.Aws;

/// <summary>What is done to a row.</summary>
internal enum RowVerb
{
    /// <summary>It is made, where there is none of its key.</summary>
    Insert,

    /// <summary>Attributes of it are set, where it is there and the conditions hold.</summary>
    Update,

    /// <summary>It is removed, where it is there and the conditions hold.</summary>
    Delete,
}

/// <summary>A write that happens wholly or not at all, and only under its conditions: the one thing both ways of writing do alike.</summary>
/// <param name="Verb">What is done.</param>
/// <param name="Key">To which row.</param>
/// <param name="Values">The attributes that are set.</param>
/// <param name="Conditions">What the row's attributes have to be; null for one that must be missing.</param>
internal sealed record RowWrite(
    RowVerb Verb,
    RowKey Key,
    IReadOnlyList<KeyValuePair<string, AttributeValue>> Values,
    IReadOnlyList<KeyValuePair<string, AttributeValue?>> Conditions)
{
    public static RowWrite Insert(RowKey key, IReadOnlyList<KeyValuePair<string, AttributeValue>> values) =>
        new(RowVerb.Insert, key, values, []);
}

/// <summary>What became of a write.</summary>
/// <param name="Done">Whether it was done; false if the row or its attributes stood against it.</param>
/// <param name="Standing">The row that stood against it, where the server said; it may say nothing.</param>
internal readonly record struct RowOutcome(bool Done, Dictionary<string, AttributeValue>? Standing);

/// <summary>Writes many rows, each on its own conditions.</summary>
internal interface IRowWriter
{
    /// <summary>Writes; ends when every write is done or refused, or is an error for all.</summary>
    /// <returns>An outcome a write. A write whose answer was lost may count as refused: what stands is its own.</returns>
    ValueTask<RowOutcome[]> WriteAsync(IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken);
}
