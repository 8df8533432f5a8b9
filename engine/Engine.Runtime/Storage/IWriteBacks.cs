namespace Engine.Runtime.Storage;

/// <summary>What is written back to sources: announced before it is sent, and never again once it is done. Every method is one commit.</summary>
public interface IWriteBacks
{
    /// <summary>Announces a change, unless it is done.</summary>
    /// <returns>False when the same change, asked for by whichever event, is done already.</returns>
    Task<bool> AnnounceAsync(WriteBackIntent intent);

    /// <summary>Keeps what the source answered.</summary>
    Task AnswerAsync(WriteBackAnswer answer);
}
