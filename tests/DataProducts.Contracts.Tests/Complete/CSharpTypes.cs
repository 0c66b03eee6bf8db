using System.Reflection;

namespace DataProducts.Contracts.Tests.Complete;

/// <summary>Types of C# as the page of types writes them.</summary>
internal static class CSharpTypes
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(byte[])] = "byte[]",
    };

    /// <summary>Gives a property's type and whether it may be missing.</summary>
    public static (string Name, bool Nullable) Of(PropertyInfo property)
    {
        var plain = Nullable.GetUnderlyingType(property.PropertyType);
        var nullable = plain is not null || new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
        return (NameOf(plain ?? property.PropertyType, property), nullable);
    }

    private static string NameOf(Type type, PropertyInfo property)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        return type switch
        {
            _ when type == typeof(decimal) && property.GetCustomAttribute<PrecisionAttribute>() is { } digits =>
                $"[Precision({digits.Precision}, {digits.Scale})] decimal",
            { IsEnum: true } => "enum",
            { IsArray: true } => "T[]",
            { IsGenericType: true } => $"{type.Name[..^2]}<{(type.GetGenericArguments().Length == 1 ? "T" : "K, V")}>",
            _ when Annotations.IsValueObject(type) => "[LakeValue]",
            _ when type.Namespace == "Trade" => "record",
            _ => type.Name,
        };
    }
}
