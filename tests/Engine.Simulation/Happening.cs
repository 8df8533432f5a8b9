namespace Engine.Simulation;

/// <summary>What can happen to a request on its way to NetSuite and back.</summary>
internal enum Happening
{
    /// <summary>It never arrives; the sender sees a broken connection.</summary>
    RequestLost,

    /// <summary>It is carried out; the sender sees a broken connection.</summary>
    AnswerLost,

    /// <summary>The sender sees a broken connection; it arrives and is carried out minutes later.</summary>
    ArrivesLate,

    /// <summary>Answered with 500 and not carried out.</summary>
    FailsBefore,

    /// <summary>Carried out and answered with 500.</summary>
    FailsAfter,

    /// <summary>Refused with 429 at the concurrency limit.</summary>
    LimitReached,

    /// <summary>The same refusal as some accounts give it, with 400.</summary>
    LimitReachedAs400,

    /// <summary>Refused with 401, although the token was good.</summary>
    LoginRefused,

    /// <summary>Carried out; the connection breaks in the middle of the answer.</summary>
    AnswerCutShort,
}
