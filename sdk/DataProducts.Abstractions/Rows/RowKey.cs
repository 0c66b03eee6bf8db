using System.Globalization;
using System.Text;

namespace DataProducts;

/// <summary>Writes keys and subjects as text for generated code: values that are one in the lake are one text.</summary>
public static class RowKey
{
    /// <summary>Gives a truth value as <c>true</c> or <c>false</c>.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>Gives a 32-bit integer in decimal.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Gives a 64-bit integer in decimal.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Gives the unscaled value of a decimal, so that 1.5 and 1.50 are one key.</summary>
    /// <param name="value">The value.</param>
    /// <param name="precision">Digits that the column holds.</param>
    /// <param name="scale">Digits after the point that the column holds.</param>
    /// <returns>The text.</returns>
    /// <exception cref="OverflowException">Digits would be lost.</exception>
    public static string Of(decimal value, int precision, int scale) =>
        LakeNumber.Unscaled(value, precision, scale).ToString(CultureInfo.InvariantCulture);

    /// <summary>Gives a UUID in its 36-character form, lower case.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public static string Of(Guid value) => value.ToString("D");

    /// <summary>Gives a day as <c>yyyy-MM-dd</c>.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public static string Of(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Gives the microseconds since 1970-01-01 UTC: times that the lake cannot tell apart are one key.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public static string Of(DateTimeOffset value) => Of(LakeNumber.Micros(value));

    /// <summary>Gives the microseconds since 1970-01-01 UTC: times that the lake cannot tell apart are one key.</summary>
    /// <param name="value">The value; UTC where its kind says nothing.</param>
    /// <returns>The text.</returns>
    public static string Of(DateTime value) => Of(LakeNumber.Micros(value));

    /// <summary>Gives the microseconds since midnight: times that the lake cannot tell apart are one key.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public static string Of(TimeOnly value) => Of(LakeNumber.Micros(value));

    /// <summary>Gives a jurisdiction's code.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public static string Of(Jurisdiction value) => value.Code;

    /// <summary>Joins the parts of a key, each behind its length, so that no two keys read alike: <c>2:de3:A-1</c>.</summary>
    /// <param name="parts">The parts.</param>
    /// <returns>The key.</returns>
    public static string Join(params ReadOnlySpan<string> parts)
    {
        var key = new StringBuilder();
        foreach (var part in parts)
        {
            key.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}");
        }

        return key.ToString();
    }
}
