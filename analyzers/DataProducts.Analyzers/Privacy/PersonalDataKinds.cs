using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace DataProducts.Analyzers.Privacy;

/// <summary>What the kinds of the vocabulary are called, and which of them can be tokenised.</summary>
internal static class PersonalDataKinds
{
    /// <summary>Tells whether the <c>PiiKind</c> that the project knows has a member for it: those that it has not are asked about, and
    /// can only be left out or restricted.</summary>
    public static bool IsTokenised(string kind, Compilation compilation) =>
        compilation.GetTypeByMetadataName(KnownTypes.Namespace + ".PiiKind")?.GetMembers(kind).IsEmpty == false;

    /// <summary>Names a kind for a reader.</summary>
    public static string Describe(string kind) => kind switch
    {
        "Name" => "a person's name",
        "BirthDate" => "a date of birth",
        "Iban" => "an IBAN",
        "BankAccount" => "a bank account",
        "IdentityDocument" => "the number of an identity document",
        "IpAddress" => "an IP address",
        "UserName" => "a login name",
        "Credential" => "a secret of a person",
        "PersonDetails" => "details of a person",
        _ => "personal data",
    };
}
