using System.ComponentModel;

namespace DataProducts.VaultApi;

/// <summary>What <c>/vault/v1/erase</c> and <c>/vault/v1/readmit</c> take.</summary>
internal sealed record ErasureBody(
    [property: Description("The product by which the person is known, for example retail.customers.")] string Product,
    [property: Description("The person's identifier, as the product's rows have it.")] string Subject,
    [property: Description("The id of the request; the same one again does no harm.")] Guid Request)
{
    // Personal data: it is not shown, whoever writes it to a log.
    public override string ToString() => "***";
}

/// <summary>What <c>/vault/v1/erase</c> and <c>/vault/v1/readmit</c> give.</summary>
internal sealed record ErasureAnswer(
    [property: Description("The id of the request, which joins ledger, vault and audit records.")] Guid Request,
    [property: Description("Whose vault answers.")] string Jurisdiction,
    [property: Description("The person's reference, to be looked for in the lake's dp_subject.")] string Subject,
    [property: Description("Where the person stood before.")] SubjectState Before,
    [property: Description("Where the person stands now.")] SubjectState After,
    [property: Description("How many keys were destroyed.")] int Keys,
    [property: Description("How many items were removed.")] int Items);
