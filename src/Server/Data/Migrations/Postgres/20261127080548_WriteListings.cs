using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tirek.Server.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class WriteListings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "DirectoryId", table: "MemberOrganizations", type: "uuid", nullable: true);

            migrationBuilder.CreateTable(
                name: "ListingVersions",
                columns: table => new
                {
                    ListingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    Document = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListingVersions", x => new { x.ListingId, x.Sequence });
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_MemberOrganizations_DirectoryId",
                table: "MemberOrganizations",
                column: "DirectoryId",
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "ListingVersions");

            migrationBuilder.DropIndex(name: "IX_MemberOrganizations_DirectoryId", table: "MemberOrganizations");

            migrationBuilder.DropColumn(name: "DirectoryId", table: "MemberOrganizations");
        }
    }
}
