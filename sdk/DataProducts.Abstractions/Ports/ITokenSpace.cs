namespace DataProducts;

/// <summary>Makes and opens tokens within one token space: what hydration and queries work with, in process or over a network.</summary>
public interface ITokenSpace
{
    /// <summary>Gets which space it is.</summary>
    TokenSpaceId Id { get; }

    /// <summary>
    /// Gives the references of subjects: the same in every space of the jurisdiction, so that all of a person's items can be found.
    /// </summary>
    /// <param name="subjects">The subjects' identifiers, not empty; taken as they are, without normalisation.</param>
    /// <param name="refs">Receives one keyed hash a subject; at least as long as <paramref name="subjects"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task.</returns>
    /// <exception cref="DataProductException">One is not well-formed Unicode, or longer than 4,096 characters (<c>DP1407</c>).</exception>
    ValueTask SubjectsAsync(ReadOnlyMemory<string> subjects, Memory<SubjectRef> refs, CancellationToken cancellationToken = default);

    /// <summary>Replaces values by tokens. Every token given out stands in the vault, durably; if one cannot, none is given out.</summary>
    /// <param name="column">Name, kind and mode of the column; the space must be that of its scope.</param>
    /// <param name="origin">Where the values come from.</param>
    /// <param name="values">The values. Null and what is empty after normalisation has no token.</param>
    /// <param name="subjects">Whose each value is; as long as <paramref name="values"/>.</param>
    /// <param name="tokens">Receives the tokens, null where there is none; as long as <paramref name="values"/>. Untouched if the call
    /// fails.</param>
    /// <param name="cancellationToken">Gives up; what the vault took by then stays, and is found again.</param>
    /// <returns>The places, rising, whose subject was erased or moved away, whether they have a value or not: no such row may be
    /// kept.</returns>
    /// <exception cref="DataProductException">A value cannot be normalised (<c>DP1403</c>), a token stands for another value
    /// (<c>DP1405</c>), an item was changed (<c>DP1406</c>), or the vault cannot be written (<c>DP1420</c>).</exception>
    ValueTask<IReadOnlyList<int>> TokeniseAsync(
        PiiColumn column,
        TokenOrigin origin,
        ReadOnlyMemory<string?> values,
        ReadOnlyMemory<SubjectRef> subjects,
        Memory<string?> tokens,
        CancellationToken cancellationToken = default);

    /// <summary>Opens tokens of one kind: what a decision about that kind of personal data allowed to see.</summary>
    /// <param name="kind">The kind that every token must be of.</param>
    /// <param name="cells">The cells; exactly the item of token and subject is opened.</param>
    /// <param name="opened">Receives one answer a cell; as long as <paramref name="cells"/>. Untouched if the call fails.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task.</returns>
    /// <exception cref="DataProductException">A cell is not a token (<c>DP1400</c>), or of another jurisdiction (<c>DP1401</c>) or kind
    /// (<c>DP1402</c>); an item was changed (<c>DP1406</c>); or the vault cannot be read (<c>DP1420</c>).</exception>
    ValueTask DetokeniseAsync(
        PiiKind kind, ReadOnlyMemory<TokenCell> cells, Memory<OpenedCell> opened, CancellationToken cancellationToken = default);

    /// <summary>Opens texts of columns of mode <see cref="TokenMode.FormatPreserving"/>: what a decision about that kind of personal data
    /// allowed to see.</summary>
    /// <remarks>A text names neither jurisdiction nor space nor kind: whoever asks takes them from the table that the text lies in, never from
    /// whoever wants to see it. A text opens for the subject of whom this space took the value; with another subject, in another space or
    /// made up it is unknown.</remarks>
    /// <param name="kind">The column's kind.</param>
    /// <param name="cells">The texts, and whose each is; exactly the item of text and subject is opened.</param>
    /// <param name="opened">Receives one answer a cell; as long as <paramref name="cells"/>. Untouched if the call fails.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task.</returns>
    /// <exception cref="DataProductException">The kind has no format that could be kept (<c>DP1470</c>), an item was changed (<c>DP1406</c>),
    /// the keys cannot be used (<c>DP141x</c>), or the vault cannot be read (<c>DP1420</c>).</exception>
    ValueTask DetokeniseTextsAsync(
        PiiKind kind, ReadOnlyMemory<TokenCell> cells, Memory<OpenedCell> opened, CancellationToken cancellationToken = default);
}
