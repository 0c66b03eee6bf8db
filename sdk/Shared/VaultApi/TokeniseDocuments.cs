using System.ComponentModel;

namespace DataProducts.VaultApi;

/// <summary>What <c>/vault/v1/tokenise</c> takes.</summary>
internal sealed record TokeniseBody(
    [property: Description("The product, for example retail.customers, or one major version of it, retail.customers@1.")] string Product,
    [property: Description("The column; the product's contract has one like it.")] ColumnBody Column,
    [property: Description("The batch that brings the values; kept with new items.")] string Batch,
    [property: Description("The values.")] IReadOnlyList<ValueBody> Cells);

/// <summary>A column with personal data, as the product's contract has it.</summary>
internal sealed record ColumnBody(
    [property: Description("Its name in the lake.")] string Name,
    [property: Description("What kind of personal data it holds.")] PiiKind Kind,
    [property: Description("How its tokens are made.")] TokenMode Mode = TokenMode.Deterministic,
    [property: Description("How far equal values have equal tokens.")] JoinScope Scope = JoinScope.Domain,
    [property: Description("Whether each person's own spelling is kept beside the normalised value.")] bool KeepSpelling = false);

/// <summary>A value and whose it is.</summary>
internal readonly record struct ValueBody(
    [property: Description("The value; null for none.")] string? Value,
    [property: Description("Whose it is: the reference of a subject, 32 hex digits.")] string Subject,
    [property: Description("The number of its row in the batch; random tokens are made of it.")] long Row = 0)
{
    // Personal data: it is not shown, whoever writes it to a log.
    public override string ToString() => "***";
}

/// <summary>What <c>/vault/v1/tokenise</c> gives.</summary>
internal sealed record TokeniseAnswer(
    [property: Description("Joins the audit records of this request.")] Guid Request,
    [property: Description("Whose vault answers.")] string Jurisdiction,
    [property: Description("One token a cell, in the order of the request; null where there is none.")] IReadOnlyList<string?> Tokens,
    [property: Description("The places of the cells whose subject was erased; no such row may be kept.")] IReadOnlyList<int> Erased);
