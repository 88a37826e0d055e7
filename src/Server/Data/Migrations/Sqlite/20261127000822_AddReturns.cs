using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tirek.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddReturns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(name: "CompletedAt", table: "People", type: "INTEGER", nullable: true);

            migrationBuilder.CreateTable(
                name: "ReturnRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CodeHash = table.Column<string>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReturnRequests", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "Vouchings",
                columns: table => new
                {
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Vouchings", x => new { x.RequestId, x.PersonId });
                }
            );

            migrationBuilder.CreateIndex(name: "IX_ReturnRequests_OrganizationId", table: "ReturnRequests", column: "OrganizationId");

            migrationBuilder.CreateIndex(name: "IX_ReturnRequests_PersonId", table: "ReturnRequests", column: "PersonId");

            // Who has a sheet was complete once.
            migrationBuilder.Sql("UPDATE \"People\" SET \"CompletedAt\" = \"CreatedAt\" WHERE \"SheetHash\" IS NOT NULL;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "ReturnRequests");

            migrationBuilder.DropTable(name: "Vouchings");

            migrationBuilder.DropColumn(name: "CompletedAt", table: "People");
        }
    }
}
