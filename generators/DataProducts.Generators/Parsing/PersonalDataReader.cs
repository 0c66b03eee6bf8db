using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads <c>[Pii]</c>.</summary>
internal static class PersonalDataReader
{
    public const string Mode = "Mode";
    public const string Scope = "Scope";
    public const string KeepSpelling = "KeepSpelling";

    public static PersonalData? Read(IPropertySymbol property, Findings findings)
    {
        if (property.Annotation(KnownTypes.PiiAttribute) is not { } pii)
        {
            return null;
        }

        var mode = pii.EnumArgument(Mode, PersonalData.Deterministic);
        var scope = pii.EnumArgument(Scope, PersonalData.Domain);
        if (pii.EnumArgument(0) is { } kind && mode is not null && scope is not null)
        {
            return new(kind, mode, scope, pii.Argument(KeepSpelling) is true);
        }

        findings.Add(
            Concern.Contradiction, pii.Place(), property, "has a PiiKind, TokenMode or JoinScope that does not exist; name a member of it");
        return null;
    }
}
