using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads a type with <c>[LakeValue]</c>: which value it holds and how one is made of it.</summary>
internal static class ValueObjectReader
{
    private static readonly string[] Factories = ["TryCreate", "TryFrom"];

    public static ValueObjectType? Read(INamedTypeSymbol type, AttributeData? precision, Nesting within, MemberFindings findings)
    {
        if (!ColumnTypeReader.CanBeNamed(type, findings))
        {
            return null;
        }

        if (ValueOf(type) is not { } property)
        {
            Refuse("gives no value; write a public property 'Value', or one property only");
            return null;
        }

        if (ColumnTypeReader.KindOf(property.Type, out var nullable) is not { } kind || nullable || kind == ColumnKind.Jurisdiction)
        {
            Refuse($"gives the value '{property.Name}', which is nullable or no single value of the lake; give a string, a number, a Guid or a time");
            return null;
        }

        if (ColumnTypeReader.Scalar(kind, precision, within, findings) is not { } value)
        {
            return null;
        }

        var factory = Factories.FirstOrDefault(name => HasFactory(type, name, property.Type));
        if (factory is null && !type.InstanceConstructors.Any(constructor => IsMaker(constructor, property.Type)))
        {
            Refuse(
                $"cannot be made of its value; write a public constructor with one '{property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', "
                + "or 'static bool TryCreate(value, out result)'");
            return null;
        }

        return new(ColumnTypeReader.KeywordOf(type), type.Name, value, property.Name, factory);

        void Refuse(string reason) => findings.Add(Concern.ColumnType, null, $"has the [LakeValue] type '{type.Name}', which {reason}");
    }

    /// <summary>Gives the property with the value: <c>Value</c>, or the only one.</summary>
    public static IPropertySymbol? ValueOf(INamedTypeSymbol type)
    {
        IPropertySymbol? only = null;
        var count = 0;
        foreach (var member in type.GetMembers())
        {
            if (member is IPropertySymbol
                {
                    IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public,
                    GetMethod.DeclaredAccessibility: Accessibility.Public,
                } property)
            {
                if (property.Name == "Value")
                {
                    return property;
                }

                only = property;
                count++;
            }
        }

        return count == 1 ? only : null;
    }

    private static bool HasFactory(INamedTypeSymbol type, string name, ITypeSymbol value)
    {
        foreach (var member in type.GetMembers(name))
        {
            if (member is IMethodSymbol
                {
                    IsStatic: true, DeclaredAccessibility: Accessibility.Public, IsGenericMethod: false,
                    ReturnType.SpecialType: SpecialType.System_Boolean, Parameters.Length: 2,
                } method
                && method.Parameters[0].RefKind == RefKind.None
                && method.Parameters[1].RefKind == RefKind.Out
                && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, value)
                && SymbolEqualityComparer.Default.Equals(method.Parameters[1].Type, type))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMaker(IMethodSymbol constructor, ITypeSymbol value) =>
        constructor is { DeclaredAccessibility: Accessibility.Public, Parameters.Length: 1 }
        && constructor.Parameters[0].RefKind == RefKind.None
        && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, value);
}
