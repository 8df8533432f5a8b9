using Engine.Runtime.Secrets;

namespace Engine.Runtime.NetSuite;

/// <summary>How requests to one account prove who sends them.</summary>
internal interface ILogin
{
    /// <summary>Whether a refused proof can be replaced by a new one; otherwise the credentials themselves are refused.</summary>
    bool IsRenewable { get; }

    Task<TokenAnswer> GetAsync(CancellationToken cancel);

    /// <summary>NetSuite refused this token: the next caller asks for another, unless one has already.</summary>
    void Discard(Secret token);

    /// <summary>NetSuite took a request with it.</summary>
    void Accept();

    /// <summary>NetSuite refused even a new token: nobody asks again for a while. Gives how long.</summary>
    TimeSpan Reject(Secret token, NetSuiteError error);
}
