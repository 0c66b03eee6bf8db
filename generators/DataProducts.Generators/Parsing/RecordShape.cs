using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DataProducts.Generators.Parsing;

/// <summary>Checks that code can be added to the annotated type and rows be made of it.</summary>
internal static class RecordShape
{
    public static void Check(
        INamedTypeSymbol record,
        AttributeData annotation,
        IReadOnlyList<IPropertySymbol> properties,
        Findings findings,
        CancellationToken cancellation)
    {
        if (NotPartial(record, cancellation) is { } bare)
        {
            findings.Add(Concern.Identity, record, bare, Remedy.MakePartial);
        }
        else if (WhyNot(record) is { } reason)
        {
            findings.Add(Concern.Identity, record, reason);
        }

        foreach (var member in record.GetMembers())
        {
            if (member is IFieldSymbol { IsRequired: true }
                || (member is IPropertySymbol { IsRequired: true } property && !ColumnReader.IsColumn(property)))
            {
                findings.Add(
                    Concern.Identity, member,
                    "is required but no column, so no row could be made; make it a public property or take 'required' away");
            }
        }

        if (!properties.Any(ColumnReader.IsColumn))
        {
            findings.Add(Concern.Identity, annotation.Place(), record, "has no column; give it public properties with 'get; init;'");
        }
    }

    // A type that is no plain record class is told so first: to make it partial would not help.
    private static string? NotPartial(INamedTypeSymbol record, CancellationToken cancellation)
    {
        if (!IsPlain(record))
        {
            return null;
        }

        for (var type = record; type is not null; type = type.ContainingType)
        {
            if (!IsPartial(type, cancellation))
            {
                return ReferenceEquals(type, record)
                    ? "is not partial; write 'partial record', so that code can be added"
                    : $"stands in '{type.Name}', which is not partial; make it partial or move the record out";
            }
        }

        return null;
    }

    private static string? WhyNot(INamedTypeSymbol record)
    {
        if (!IsRecordClass(record))
        {
            return "is no record class; write 'public sealed partial record'";
        }

        if (!IsPlain(record))
        {
            return "is generic or stands in a generic type; a product has one schema, so write a plain record";
        }

        if (record.IsFileLocal || record.IsAbstract)
        {
            return "is abstract or local to its file; rows are made of it, so write 'public sealed partial record'";
        }

        if (record.BaseType is { SpecialType: not SpecialType.System_Object })
        {
            return "derives from another record; a product's columns stand in one record, so write them all here";
        }

        return record.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty)
            ? null
            : "has no constructor without parameters; write properties with 'get; init;' in place of positional parameters";
    }

    private static bool IsRecordClass(INamedTypeSymbol record) => record.IsRecord && record.TypeKind == TypeKind.Class;

    private static bool IsPlain(INamedTypeSymbol record)
    {
        for (var type = record; type is not null; type = type.ContainingType)
        {
            if (type.IsGenericType)
            {
                return false;
            }
        }

        return IsRecordClass(record);
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is TypeDeclarationSyntax declaration
                && declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                return true;
            }
        }

        return false;
    }
}
