using System.Reflection;
using Trade;

namespace DataProducts.Contracts.Tests.Complete;

/// <summary>The annotations of the complete product's records, and of this assembly, which consumes it.</summary>
internal static class Annotations
{
    public static IReadOnlyList<CustomAttributeData> All { get; } =
    [
        .. typeof(Annotations).Assembly.GetCustomAttributesData(),
        .. typeof(Shipment).Assembly.GetCustomAttributesData(),
        .. typeof(Shipment).Assembly.GetExportedTypes().SelectMany(type => type.GetCustomAttributesData().Concat(type.GetProperties().SelectMany(OfProperty))),
    ];

    public static IReadOnlyList<CustomAttributeData> Of(Type attribute) => [.. All.Where(one => one.AttributeType == attribute)];

    /// <summary>Gives the columns of all ports and the fields of all nested records.</summary>
    public static IReadOnlyList<PropertyInfo> Values { get; } =
    [
        .. typeof(Shipment).Assembly.GetExportedTypes()
            .Where(type => !type.IsEnum && !IsValueObject(type) && !typeof(Attribute).IsAssignableFrom(type))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(property => property.SetMethod is { IsPublic: true }),
    ];

    public static bool IsValueObject(Type type) => type.IsDefined(typeof(LakeValueAttribute), inherit: false);

    // What is written on a positional parameter belongs to its property.
    private static IEnumerable<CustomAttributeData> OfProperty(PropertyInfo property) =>
    [
        .. property.GetCustomAttributesData(),
        .. property.DeclaringType!.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => parameter.Name == property.Name).SelectMany(parameter => parameter.GetCustomAttributesData()),
    ];
}
