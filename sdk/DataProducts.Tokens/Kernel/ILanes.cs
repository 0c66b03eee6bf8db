using System.Diagnostics.CodeAnalysis;

namespace DataProducts.Tokens;

/// <summary>The arithmetic of 32-bit words on vectors of one width; a word of each message lies in each lane.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
internal interface ILanes<TVector>
    where TVector : unmanaged
{
    /// <summary>Gets how many lanes a vector has; a multiple of eight.</summary>
    static abstract int Count { get; }

    /// <summary>Gets whether this machine computes with such vectors.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>Gives a vector of one word.</summary>
    static abstract TVector All(uint word);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector RotateRight(TVector word, [ConstantExpected] byte bits);

    static abstract TVector ShiftRight(TVector word, [ConstantExpected] byte bits);

    /// <summary>Exclusive or of three.</summary>
    static abstract TVector Xor(TVector first, TVector second, TVector third);

    /// <summary>Takes each bit from one where the mask has one, else from the other.</summary>
    static abstract TVector Choose(TVector mask, TVector one, TVector other);

    /// <summary>The bit that at least two of three have.</summary>
    static abstract TVector Majority(TVector first, TVector second, TVector third);
}
