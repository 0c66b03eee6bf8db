using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes calls that read one value.</summary>
internal static class ReadText
{
    /// <summary>Gives the call that reads a value of its own field.</summary>
    /// <param name="holder">The class with the port's own methods, with a dot behind it; empty within that class.</param>
    /// <param name="type">The value's type.</param>
    /// <param name="types">The port's types.</param>
    /// <param name="text">The expression of the text.</param>
    /// <param name="into">What stands behind <c>out</c>.</param>
    public static string FromText(string holder, ColumnType type, ValueTypes types, string text, string into) => type switch
    {
        ScalarType scalar => $"global::DataProducts.FieldReader.TryRead({text}, {Digits(scalar)}out {into})",
        _ => $"{holder}TryRead{types.Word(type)}({text}, out {into})",
    };

    /// <summary>Gives the call that reads a value within JSON.</summary>
    public static string FromJson(ColumnType type, ValueTypes types, string into) => type switch
    {
        ScalarType scalar => $"global::DataProducts.JsonFieldReader.TryRead(ref json, {Digits(scalar)}out {into})",
        _ => $"TryRead{types.Word(type)}(ref json, out {into})",
    };

    private static string Digits(ScalarType type) => type.Kind == ColumnKind.Decimal ? $"{type.Precision}, {type.Scale}, " : "";
}
