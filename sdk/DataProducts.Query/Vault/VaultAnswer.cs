using DataProducts.Access;

namespace DataProducts.Query;

/// <summary>What a vault gave for one request to open tokens.</summary>
/// <param name="Request">The id of the request's audit records.</param>
/// <param name="Denied">Whether policy or a limit opens none; <paramref name="Refused"/> says why.</param>
/// <param name="Cells">What became of each cell, in the order of the cells: open, kept back, unknown, erased.</param>
/// <param name="Refused">The policies and limits that kept cells back, each once.</param>
public sealed record OpenedTokens(Guid Request, bool Denied, IReadOnlyList<OpenedCell> Cells, IReadOnlyList<PolicyReason> Refused);

/// <summary>What a vault gave for one request to tokenise values.</summary>
/// <param name="Request">The id of the request's audit record.</param>
/// <param name="Denied">Whether policy or a limit takes none; <paramref name="Refused"/> says why.</param>
/// <param name="Cells">The tokens in the order of the values, each with its subject's reference; null where a value is empty. Empty if
/// denied.</param>
/// <param name="Refused">The policies and limits that kept the request back.</param>
public sealed record MadeTokens(Guid Request, bool Denied, IReadOnlyList<TokenCell?> Cells, IReadOnlyList<PolicyReason> Refused)
{
    /// <summary>Gets the places, rising, of values whose subject was erased or moved away: they have no token and get none.</summary>
    public IReadOnlyList<int> Erased { get; init; } = [];
}

/// <summary>A value to be tokenised. It is personal data: it goes to the vault and nowhere else.</summary>
/// <param name="Value">The value, or null.</param>
/// <param name="Subject">The identifier of the person whose value it is, not empty.</param>
public readonly record struct SubjectValue(string? Value, string Subject)
{
    /// <summary>Hides both, so that no log or message shows them.</summary>
    /// <returns>A constant.</returns>
    public override string ToString() => "***";
}
