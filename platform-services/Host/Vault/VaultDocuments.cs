using DataProducts.Access;

namespace DataProducts.Host.Vault;

/// <summary>What <c>/vault/detokenise</c> takes.</summary>
internal sealed record DetokeniseBody(string Product, string? Purpose, IReadOnlyList<TokenBody> Cells);

/// <summary>A token and its row's <c>dp_subject</c>, 32 hex digits.</summary>
internal sealed record TokenBody(string Token, string Subject);

/// <summary>What <c>/vault/detokenise</c> gives: values and what became of each cell, in the order of the cells; why some stay closed.</summary>
internal sealed record DetokeniseAnswer(
    Guid Request, string Jurisdiction, IReadOnlyList<string?> Values, IReadOnlyList<OpenedState> States, IReadOnlyList<PolicyReason> Refused);

/// <summary>What <c>/vault/tokenise</c> takes.</summary>
internal sealed record TokeniseBody(string Product, PiiKind Kind, IReadOnlyList<ValueBody> Values);

/// <summary>A value and the identifier of the person whose it is.</summary>
internal sealed record ValueBody(string? Value, string Subject)
{
    // Personal data: it is not shown, whoever writes it to a log.
    public override string ToString() => "***";
}

/// <summary>What <c>/vault/tokenise</c> gives: tokens in the order of the values, and the places of those whose subject was erased.</summary>
internal sealed record TokeniseAnswer(Guid Request, string Jurisdiction, IReadOnlyList<TokenBody?> Cells, IReadOnlyList<int> Erased);
