namespace Tirek.Domain;

/// <summary>
/// What a caller must be allowed to do before a route answers. Every route names one; a route that names none answers nobody.
/// Roles will map to permissions here, on one screen.
/// </summary>
public enum Permission
{
    /// <summary>Anybody, without an account.</summary>
    Public,
}
