namespace DataProducts.Lake.Reading.Leaves;

/// <summary>Makes a column's value of a stored one. A struct, so that the loop over many values is compiled for it.</summary>
internal interface IConversion<TFile, TValue>
    where TFile : unmanaged
    where TValue : unmanaged
{
    /// <exception cref="OverflowException">The value is beyond the column's type.</exception>
    TValue Of(TFile value);
}
