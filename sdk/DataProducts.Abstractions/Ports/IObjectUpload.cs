namespace DataProducts;

/// <summary>An object that is being written (<see cref="IObjectStore.BeginAsync"/>). Disposing takes back what was not completed.</summary>
public interface IObjectUpload : IAsyncDisposable
{
    /// <summary>Gets the stream to write to; it can also be read and sought until the upload is completed.</summary>
    Stream Content { get; }

    /// <summary>Makes the object visible and durable, unless its location was taken meanwhile.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>True if the object is this upload's; false if another one is there.</returns>
    ValueTask<bool> CompleteAsync(CancellationToken cancellationToken = default);
}
