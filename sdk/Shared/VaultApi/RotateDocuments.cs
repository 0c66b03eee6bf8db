using System.ComponentModel;

namespace DataProducts.VaultApi;

/// <summary>What <c>/vault/v1/rotate</c> takes.</summary>
internal sealed record RotateBody(
    [property: Description("The product whose column it is.")] string Product,
    [property: Description("The column whose tokens get a new key; the product's contract has one like it.")] ColumnBody Column,
    [property: Description("The id of the request; the same one again begins nothing and gives the same version, until that is retired.")] Guid Request);

/// <summary>What <c>/vault/v1/rotate</c> gives.</summary>
internal sealed record RotateAnswer(
    [property: Description("Joins the audit records of this request.")] Guid Request,
    [property: Description("Whose vault answers.")] string Jurisdiction,
    [property: Description("The version that the request began.")] int Version);
