using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>How a nested record is made of its fields: by its properties, or by positional parameters and the properties beside
/// them.</summary>
internal sealed class NestedRecordMaker
{
    private readonly IMethodSymbol? _constructor;
    private readonly bool _isKnown;

    private NestedRecordMaker(IMethodSymbol? constructor, bool isKnown) => (_constructor, _isKnown) = (constructor, isKnown);

    public bool IsPositional => _constructor is not null;

    public static NestedRecordMaker Of(INamedTypeSymbol record)
    {
        var fitting = record.InstanceConstructors
            .Where(constructor => IsVisible(constructor.DeclaredAccessibility))
            .Where(constructor => constructor.Parameters.All(parameter => PropertyOf(record, parameter) is not null))
            .OrderByDescending(static constructor => constructor.Parameters.Length)
            .ToArray();

        // Without parameters where that is possible: then names stand beside the values.
        var plain = record.TypeKind == TypeKind.Struct || fitting.Any(static constructor => constructor.Parameters.IsEmpty);
        return plain ? new(null, true) : new(fitting.FirstOrDefault(), fitting.Length > 0);
    }

    /// <summary>Gives the positional parameter that a property is filled by, or null.</summary>
    public IParameterSymbol? ParameterOf(IPropertySymbol property) =>
        _constructor?.Parameters.FirstOrDefault(parameter => parameter.Name == property.Name);

    public bool CanSet(IPropertySymbol property, MemberFindings findings)
    {
        if (ParameterOf(property) is not null || property.SetMethod is { } setter && IsVisible(setter.DeclaredAccessibility))
        {
            return true;
        }

        findings.Add(Concern.Nesting, null, "cannot be set by generated code; write 'init' without 'private' or 'protected'");
        return false;
    }

    public bool IsComplete(INamedTypeSymbol record, MemberFindings findings)
    {
        if (!_isKnown)
        {
            findings.Add(
                Concern.Nesting, null,
                $"has type '{record.Name}', which has no constructor that takes nothing but its properties; write properties with 'get; init;'");
            return false;
        }

        var required = record.GetMembers().FirstOrDefault(static member =>
            member is IFieldSymbol { IsRequired: true } || (member is IPropertySymbol { IsRequired: true } property && !ColumnReader.IsColumn(property)));
        if (required is null)
        {
            return true;
        }

        findings.Of(record, required).Add(Concern.Nesting, null, "is required but no field, so no record could be made; make it a public property");
        return false;
    }

    // Of another project 'internal' cannot be used; its compiler would say so, and such types are made public there.
    private static bool IsVisible(Accessibility accessibility) =>
        accessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private static IPropertySymbol? PropertyOf(INamedTypeSymbol record, IParameterSymbol parameter) => record
        .GetMembers(parameter.Name)
        .OfType<IPropertySymbol>()
        .FirstOrDefault(property => ColumnReader.IsColumn(property) && SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type));
}
