namespace Trade;

/// <summary>A value object that is made by its constructor.</summary>
[LakeValue]
public readonly record struct ShipmentId(string Value);

/// <summary>A value object whose value has a name of its own, and whose constructor refuses some.</summary>
[LakeValue]
public sealed class Email
{
    public Email(string address)
    {
        if (address.StartsWith('!'))
        {
            throw new ArgumentException("no address", nameof(address));
        }

        Address = address;
    }

    public string Address { get; }
}

/// <summary>A value object with a factory, in degrees Celsius.</summary>
[LakeValue]
public readonly struct Temperature
{
    private Temperature(double value) => Value = value;

    public double Value { get; }

    public bool IsCold => Value < 0;

    public static bool TryCreate(double value, out Temperature result)
    {
        result = new(value);
        return value > -274;
    }
}

/// <summary>A value object with the other factory, around a decimal.</summary>
[LakeValue]
public sealed record Money(decimal Value)
{
    public static bool TryFrom(decimal value, out Money? money)
    {
        money = value < 0 ? null : new(value);
        return money is not null;
    }
}
