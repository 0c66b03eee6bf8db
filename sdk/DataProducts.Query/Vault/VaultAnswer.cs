using DataProducts.Access;

namespace DataProducts.Query;

/// <summary>What a vault gave for one request to open tokens.</summary>
/// <param name="Request">The id of the request's audit record.</param>
/// <param name="Denied">Whether policy opens none; <paramref name="Refused"/> says why.</param>
/// <param name="Values">The normalised originals in the order of the cells, null where the vault has none or its subject was erased;
/// empty if denied.</param>
/// <param name="Refused">The policies that kept the values back.</param>
public sealed record OpenedTokens(Guid Request, bool Denied, IReadOnlyList<string?> Values, IReadOnlyList<PolicyReason> Refused);

/// <summary>What a vault gave for one request to tokenise values.</summary>
/// <param name="Request">The id of the request's audit record.</param>
/// <param name="Denied">Whether policy takes none; <paramref name="Refused"/> says why.</param>
/// <param name="Cells">The tokens in the order of the values, each with its subject's reference; null where a value is empty. Empty if
/// denied.</param>
/// <param name="Refused">The policies that kept the request back.</param>
public sealed record MadeTokens(Guid Request, bool Denied, IReadOnlyList<TokenCell?> Cells, IReadOnlyList<PolicyReason> Refused);

/// <summary>A value to be tokenised. It is personal data: it goes to the vault and nowhere else.</summary>
/// <param name="Value">The value, or null.</param>
/// <param name="Subject">The identifier of the person whose value it is, not empty.</param>
public readonly record struct SubjectValue(string? Value, string Subject)
{
    /// <summary>Hides both, so that no log or message shows them.</summary>
    /// <returns>A constant.</returns>
    public override string ToString() => "***";
}
