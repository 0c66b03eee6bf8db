namespace DataProducts.Lake;

/// <summary>What went wrong in the lake, with one of the ids <c>DP1501</c> to <c>DP1549</c>. Never holds a value of a row.</summary>
public sealed class LakeException : DataProductException
{
    internal LakeException(string id, string message, Exception? innerException = null)
        : base(id, message, innerException)
    {
    }
}
