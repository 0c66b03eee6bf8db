using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads <c>[Obsolete]</c>: why a column should no longer be used.</summary>
internal static class ObsoleteReader
{
    /// <summary>Gives the reason, empty where none was given; null where nothing speaks against the property.</summary>
    public static string? Read(IPropertySymbol property, MemberFindings findings)
    {
        foreach (var attribute in property.GetAttributes())
        {
            if (!attribute.AttributeClass.IsSystem("System.ObsoleteAttribute"))
            {
                continue;
            }

            if (attribute.Argument(1) is true)
            {
                findings.Add(
                    Concern.Contradiction, attribute,
                    "is obsolete as an error, so generated code could not fill it; write [Obsolete] without 'true', or remove the property and name it in [Retired]");
            }

            return attribute.Argument(0) as string ?? "";
        }

        return null;
    }
}
