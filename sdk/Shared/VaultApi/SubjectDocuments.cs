using System.ComponentModel;

namespace DataProducts.VaultApi;

/// <summary>What <c>/vault/v1/subjects</c> takes.</summary>
internal sealed record SubjectsBody(
    [property: Description("The product whose rows are about them, for example retail.customers.")] string Product,
    [property: Description("Identifiers of persons, as the product's rows have them.")] IReadOnlyList<string> Subjects)
{
    // Personal data: it is not shown, whoever writes it to a log.
    public override string ToString() => "***";
}

/// <summary>What <c>/vault/v1/subjects</c> gives.</summary>
internal sealed record SubjectsAnswer(
    [property: Description("Joins the audit records of this request.")] Guid Request,
    [property: Description("Whose vault answers.")] string Jurisdiction,
    [property: Description("Their references (dp_subject), 32 hex digits each, in the order of the request.")] IReadOnlyList<string> Subjects);
