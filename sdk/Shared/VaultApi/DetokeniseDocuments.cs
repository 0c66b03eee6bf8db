using System.ComponentModel;

namespace DataProducts.VaultApi;

/// <summary>What <c>/vault/v1/detokenise</c> takes.</summary>
internal sealed record DetokeniseBody(
    [property: Description("The product whose rows have the tokens, for example retail.customers.")] string Product,
    [property: Description("What for; without a purpose no token is opened.")] string? Purpose,
    [property: Description("The tokens, of any kinds that the product holds.")] IReadOnlyList<TokenBody> Cells);

/// <summary>A token and whose row it is in.</summary>
internal readonly record struct TokenBody(
    [property: Description("The token, dp1_…, 46 characters.")] string Token,
    [property: Description("The row's dp_subject, 32 hex digits.")] string Subject);

/// <summary>What <c>/vault/v1/detokenise</c> gives.</summary>
internal sealed record DetokeniseAnswer(
    [property: Description("Joins the audit records of this request.")] Guid Request,
    [property: Description("Whose vault answers.")] string Jurisdiction,
    [property: Description("One answer a cell, in the order of the request.")] IReadOnlyList<OpenedBody> Cells,
    [property: Description("The policies and limits that keep cells closed.")] IReadOnlyList<PolicyBody> Refused);

/// <summary>What became of a cell.</summary>
internal readonly record struct OpenedBody(
    [property: Description("What became of it.")] OpenedState State,
    [property: Description("The original; null unless open.")] string? Value)
{
    // Personal data: it is not shown, whoever writes it to a log.
    public override string ToString() => "***";
}
