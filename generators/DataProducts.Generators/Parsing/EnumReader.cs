using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads an enumeration, whose members' names the lake holds.</summary>
internal static class EnumReader
{
    // As many as a manifest is read with.
    private const int MaximumMembers = 1000;

    public static EnumType? Read(INamedTypeSymbol type, MemberFindings findings)
    {
        if (!ColumnTypeReader.CanBeNamed(type, findings))
        {
            return null;
        }

        var (names, values) = (new List<string>(), new HashSet<object>());
        foreach (var member in type.GetMembers())
        {
            if (member is not IFieldSymbol { HasConstantValue: true, ConstantValue: { } value })
            {
                continue;
            }

            if (!values.Add(value))
            {
                findings.Add(
                    Concern.ColumnType, null,
                    $"has type '{type.Name}', where '{member.Name}' is another name of a value; give each value one name, which is what the lake holds");
                return null;
            }

            names.Add(member.Name);
        }

        if (names.Count is 0 or > MaximumMembers)
        {
            findings.Add(Concern.ColumnType, null, $"has type '{type.Name}', which has no member or more than {MaximumMembers}; use a string");
            return null;
        }

        if (type.GetAttributes().Any(static attribute => attribute.AttributeClass.IsSystem("System.FlagsAttribute")))
        {
            findings.Add(
                Concern.ColumnType, null,
                $"has type '{type.Name}', whose [Flags] are combined, and a combination has no name; use a set of an enum without [Flags]");
            return null;
        }

        return new(ColumnTypeReader.KeywordOf(type), type.Name, new([.. names]));
    }
}
