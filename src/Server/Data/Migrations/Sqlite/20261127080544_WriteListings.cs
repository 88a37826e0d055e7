using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tirek.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WriteListings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "DirectoryId", table: "MemberOrganizations", type: "TEXT", nullable: true);

            migrationBuilder.CreateTable(
                name: "ListingVersions",
                columns: table => new
                {
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
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
