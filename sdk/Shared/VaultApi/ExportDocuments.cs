using System.ComponentModel;

namespace DataProducts.VaultApi;

/// <summary>What <c>/vault/v1/export</c> takes.</summary>
internal sealed record ExportBody(
    [property: Description("The product by which the person is known, for example retail.customers.")] string Product,
    [property: Description("The person's identifier, as the product's rows have it.")] string Subject)
{
    // Personal data: it is not shown, whoever writes it to a log.
    public override string ToString() => "***";
}

/// <summary>What <c>/vault/v1/export</c> gives: all that the vault holds of one person, in every token space.</summary>
internal sealed record ExportAnswer(
    [property: Description("Joins the audit records of this request.")] Guid Request,
    [property: Description("Whose vault answers.")] string Jurisdiction,
    [property: Description("The items; none for a person who is unknown or was erased.")] IReadOnlyList<ExportedBody> Items);

/// <summary>One item of a person.</summary>
internal sealed record ExportedBody(
    [property: Description("The token space, for example EU/retail.")] string Space,
    [property: Description("What kind of personal data it is.")] PiiKind Kind,
    [property: Description("Its token, as the lake has it.")] string Token,
    [property: Description("The normalised original.")] string Value,
    [property: Description("The person's own spelling; null where it is not kept or the same.")] string? Spelling,
    [property: Description("The batch that brought it.")] string Batch,
    [property: Description("When, in UTC.")] DateTimeOffset Created)
{
    // Personal data: it is not shown, whoever writes it to a log.
    public override string ToString() => "***";
}
