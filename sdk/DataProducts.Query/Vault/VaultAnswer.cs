using DataProducts.Access;

namespace DataProducts.Query;

/// <summary>What a vault gave for one request to open tokens.</summary>
/// <param name="Request">The id of the request's audit records.</param>
/// <param name="Denied">Whether policy or a limit opens none; <paramref name="Refused"/> says why.</param>
/// <param name="Cells">What became of each cell, in the order of the cells: open, kept back, unknown, erased.</param>
/// <param name="Refused">The policies and limits that kept cells back, each once.</param>
public sealed record OpenedTokens(Guid Request, bool Denied, IReadOnlyList<OpenedCell> Cells, IReadOnlyList<PolicyReason> Refused)
{
    /// <summary>Gets how long it takes until a limit that kept it back lets as much through; null where none did, or it never will at
    /// once.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>What a vault gave for one request to tokenise values.</summary>
/// <param name="Request">The id of the request's audit record.</param>
/// <param name="Denied">Whether policy or a limit takes none; <paramref name="Refused"/> says why.</param>
/// <param name="Tokens">The tokens in the order of the values, null where there is none; empty if denied.</param>
/// <param name="Erased">The places, rising, whose subject was erased or moved away; no such row may be kept.</param>
/// <param name="Refused">The policies and limits that kept the request back.</param>
public sealed record MadeTokens(
    Guid Request, bool Denied, IReadOnlyList<string?> Tokens, IReadOnlyList<int> Erased, IReadOnlyList<PolicyReason> Refused)
{
    /// <summary>Gets how long it takes until a limit that kept it back lets as much through; null where none did, or it never will at
    /// once.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>What a vault gave for one request for references of subjects.</summary>
/// <param name="Request">The id of the request's audit record.</param>
/// <param name="Denied">Whether policy gives none; <paramref name="Refused"/> says why.</param>
/// <param name="Subjects">The references in the order of the identifiers; empty if denied.</param>
/// <param name="Refused">The policies that kept the request back.</param>
public sealed record FoundSubjects(Guid Request, bool Denied, IReadOnlyList<SubjectRef> Subjects, IReadOnlyList<PolicyReason> Refused)
{
    /// <summary>Gets how long it takes until a limit that kept it back lets as much through; null where none did, or it never will at
    /// once.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
