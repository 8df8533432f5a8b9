namespace Engine.Runtime.NetSuite;

/// <summary>Kinds of refusal, by who can help.</summary>
public enum NetSuiteErrorClass
{
    /// <summary>Not recognised: goes to a person as it is.</summary>
    Unrecognised,

    /// <summary>A value NetSuite does not accept; the mapping or a crosswalk has to change.</summary>
    Data,

    /// <summary>A field the form requires is not filled.</summary>
    MissingField,

    /// <summary>The posting period is closed or does not match the date.</summary>
    Period,

    /// <summary>The role lacks a permission, or a feature is off.</summary>
    Permission,

    /// <summary>Credentials were refused.</summary>
    Login,

    /// <summary>The record is already there.</summary>
    Duplicate,

    /// <summary>The record is not there.</summary>
    NotFound,

    /// <summary>Too many requests at once.</summary>
    Limit,

    /// <summary>Somebody else changed the record meanwhile.</summary>
    Changed,

    /// <summary>NetSuite failed; whether the write was executed is not known.</summary>
    Server,

    /// <summary>The request itself is wrong: a bug of the engine.</summary>
    Request,
}
