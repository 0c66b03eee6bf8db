namespace DataProducts;

/// <summary>Marks a value object: a type around one value, which is all that the lake holds of it.</summary>
/// <remarks>
/// The value is given by the property <c>Value</c>, or by the type's only public property. An object is made by
/// <c>static bool TryCreate(T value, out TSelf result)</c> or <c>TryFrom</c>, if the type has it, otherwise by the public constructor
/// that takes one such value. A value is refused by <c>false</c>, or by an <see cref="ArgumentException"/>, a
/// <see cref="FormatException"/> or an <see cref="OverflowException"/>; the row is then quarantined. A <see cref="decimal"/> has its
/// <see cref="PrecisionAttribute"/> on the property of the record.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class LakeValueAttribute : Attribute;
